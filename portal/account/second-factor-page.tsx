import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { encode } from "uqr";
import "../styles/forms.css";
import { askPool, PoolFault } from "../session/pool.ts";
import { goToSignIn } from "../session/signing-in.ts";
import { useAccount } from "../shell/account.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";

/** Digits of a code of an application. */
const digits = 6;

/** The second factor of one's account: an application on a telephone, tied by its secret and shown to work by a code. */
export function SecondFactorPage() {
  const secret = useQuery({
    queryKey: ["second-factor"],
    // Each asking makes another secret: the one that is shown stays as long as the page does.
    staleTime: "static",
    gcTime: 0,
    queryFn: async () => String((await askPool("AssociateSoftwareToken", {}))["SecretCode"]),
  });
  return (
    <div className="narrow">
      <Page title="Second facteur de connexion">
        <p className="lead">
          Certaines qualités donnent à lire les données d’autres personnes. Pour elles, un code de votre
          téléphone s’ajoute à votre mot de passe.
        </p>
        <Read of={secret}>{(shown) => <Tie secret={shown} />}</Read>
      </Page>
    </div>
  );
}

function Tie({ secret }: { secret: string }) {
  const { email = "" } = useAccount();
  const [code, setCode] = useState("");
  const tying = useMutation({
    mutationFn: async () => {
      await askPool("VerifySoftwareToken", { UserCode: code.replace(/\s/g, "") });
      await askPool("SetUserMFAPreference", {
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      });
    },
  });
  if (tying.isSuccess)
    return (
      <section className="card" role="status">
        <h2>Le second facteur est en place</h2>
        <p>Reconnectez-vous avec un code de l’application : vos qualités vous sont alors ouvertes.</p>
        <Button className="button" onPress={() => goToSignIn("/")}>
          Se reconnecter
        </Button>
      </section>
    );
  const address = addressOf(secret, email);
  return (
    <ol className="steps">
      <li>
        <h2>Ouvrir une application de codes</h2>
        <p>
          Celle de votre choix, sur votre téléphone : FreeOTP, Google Authenticator, Microsoft Authenticator…
        </p>
      </li>
      <li>
        <h2>Y ajouter ce compte</h2>
        <Qr text={address} />
        <p>
          Photographiez ce carré avec l’application, ou <a href={address}>ouvrez-la depuis ce téléphone</a>,
          ou tapez cette clé :
        </p>
        <p>
          <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </li>
      <li>
        <h2>Taper le code qu’elle affiche</h2>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            tying.mutate();
          }}
        >
          <TextField
            className="field"
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            isInvalid={tying.isError}
          >
            <Label>Code</Label>
            <Text slot="description" className="help">
              {`${digits} chiffres, qui changent sans cesse`}
            </Text>
            <FieldError className="fault">{tying.error === null ? null : faultOf(tying.error)}</FieldError>
            <Input className="number" />
          </TextField>
          <Button className="button" type="submit" isPending={tying.isPending}>
            Mettre en place
          </Button>
        </form>
      </li>
    </ol>
  );
}

function faultOf(error: Error): string {
  if (!(error instanceof PoolFault)) return "Pas de réponse. Recommencez dès que vous pouvez.";
  if (error.type === "TooManyRequestsException" || error.type === "LimitExceededException")
    return "Trop de codes ont été essayés. Recommencez dans quelques minutes.";
  return "Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone, et tapez le code suivant.";
}

/** What applications of codes read (the key URI that they share). */
function addressOf(secret: string, email: string): string {
  const issuer = "CQP de la Mutualité";
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${email}`)}?${new URLSearchParams({ secret, issuer })}`;
}

function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="Code à photographier">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
