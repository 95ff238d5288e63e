import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { type Readable, Shown } from "../files/shown.tsx";

/** One thing at a time over the whole page, with what comes before and after it. */
export function ReadingRoom(props: {
  fileId: string;
  all: readonly Readable[];
  /** The rank of what is read. */
  opened: number;
  open: (rank: number | undefined) => void;
}) {
  const { fileId, all, opened, open } = props;
  const one = all[opened];
  if (one === undefined) return null;
  return (
    <ModalOverlay
      className="room-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) open(undefined);
      }}
    >
      <Modal className="reading-room">
        <Dialog>
          <div className="room-head">
            <Heading slot="title">{one.title}</Heading>
            <p className="quiet">
              {opened + 1} sur {all.length} · {one.fileName}
            </p>
            <div className="buttons">
              <Button
                className="button soft small"
                isDisabled={opened === 0}
                onPress={() => open(opened - 1)}
              >
                Précédent
              </Button>
              <Button
                className="button soft small"
                isDisabled={opened === all.length - 1}
                onPress={() => open(opened + 1)}
              >
                Suivant
              </Button>
              <Button className="button small" onPress={() => open(undefined)}>
                Fermer
              </Button>
            </div>
          </div>
          <Shown key={opened} fileId={fileId} one={one} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
