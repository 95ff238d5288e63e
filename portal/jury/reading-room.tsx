import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { idOf, type Readable, Shown } from "../files/shown.tsx";

/** One thing at a time over the whole page, with what comes before and after it. */
export function ReadingRoom(props: {
  fileId: string;
  all: readonly Readable[];
  /** What is read, by its identifier: what is before it in the list may change meanwhile. */
  opened: string;
  open: (id: string | undefined) => void;
}) {
  const { fileId, all, opened, open } = props;
  const rank = all.findIndex((one) => idOf(one) === opened);
  const one = all[rank];
  if (one === undefined) return null;
  const goTo = (next: number) => open(all[next] && idOf(all[next]));
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
              Pièce {rank + 1} sur {all.length} · {one.fileName}
            </p>
            <div className="buttons">
              <Button className="button soft small" isDisabled={rank === 0} onPress={() => goTo(rank - 1)}>
                Précédent
              </Button>
              <Button
                className="button soft small"
                isDisabled={rank === all.length - 1}
                onPress={() => goTo(rank + 1)}
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
