import { Link, useNavigate } from "@tanstack/react-router";
import { BodyForm, type FormOf } from "../forms/body-form.tsx";
import { announce } from "../shell/announce.tsx";
import { Page } from "../shell/page.tsx";

/** A page of one form about a file, which leads back to the file, and goes there once it is sent. */
export function EditPage<Sent>(
  props: Omit<FormOf<Sent>, "done"> & {
    title: string;
    fileId: string;
    done: string;
    says?: React.ReactNode;
    beside?: React.ReactNode;
    /** What stands beside the form comes before it where there is room for one alone. */
    isReadFirst?: boolean;
    /** What is said in place of the form, where there is nothing to fill in. */
    instead?: React.ReactNode;
  },
) {
  const { title, fileId, done, says, beside, isReadFirst = false, instead, ...form } = props;
  const navigate = useNavigate();
  const filled = instead ?? (
    <BodyForm
      {...form}
      done={() => {
        announce(done);
        navigate({ to: "/files/$fileId", params: { fileId } });
      }}
    />
  );
  return (
    <Page
      title={title}
      above={
        <p className="quiet back">
          <Link to="/files/$fileId" params={{ fileId }}>
            Le dossier
          </Link>
        </p>
      }
    >
      {says === undefined ? null : <p className="lead">{says}</p>}
      {beside === undefined ? (
        filled
      ) : (
        <div className={isReadFirst ? "columns second-first" : "columns"}>
          {isReadFirst ? beside : filled}
          {isReadFirst ? filled : beside}
        </div>
      )}
    </Page>
  );
}
