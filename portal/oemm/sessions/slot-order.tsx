import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { announce } from "../../shell/announce.tsx";
import { hourOf } from "../../shell/dates.ts";
import { AwaySign, EarlierSign, HandleSign, LaterSign } from "./signs.tsx";

/** Who is heard, in an order. */
export interface Ordered {
  fileId: string;
  candidateName: string;
  /** Left out while the order is not the one that hours were given for. */
  start?: string | undefined;
  end?: string | undefined;
}

/**
 * The order in which candidates are heard: changed by dragging, by the same handles with the keyboard (Enter, arrows,
 * Enter), or a place at a time.
 */
export function SlotOrder(props: {
  slots: readonly Ordered[];
  onChange: (fileIds: string[]) => void;
  onRemove?: (fileId: string) => void;
}) {
  const { slots, onChange, onRemove } = props;
  const ids = slots.map(({ fileId }) => fileId);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder({ keys, target }) {
      const moved = ids.filter((id) => keys.has(id));
      const others = ids.filter((id) => !keys.has(id));
      const at = others.indexOf(String(target.key)) + (target.dropPosition === "after" ? 1 : 0);
      onChange(others.toSpliced(at, 0, ...moved));
    },
  });
  const step = (index: number, by: number) => {
    const moved = ids[index] as string;
    onChange(ids.toSpliced(index, 1).toSpliced(index + by, 0, moved));
    announce(`${slots[index]?.candidateName} passe en position ${index + by + 1}.`);
  };
  return (
    <GridList
      aria-label="Ordre de passage"
      className="slots"
      items={slots.map((slot, index) => ({ ...slot, id: slot.fileId, index }))}
      // Told anew where an item moves: what is shown of it depends on its place.
      dependencies={[slots]}
      dragAndDropHooks={dragAndDropHooks}
    >
      {({ id, candidateName, start, end, index }) => (
        <GridListItem textValue={candidateName} className="slot">
          <Button slot="drag" className="handle" aria-label={`Déplacer ${candidateName}`}>
            <HandleSign />
          </Button>
          <span className="number slot-time">
            {start === undefined || end === undefined ? `${index + 1}` : `${hourOf(start)} – ${hourOf(end)}`}
          </span>
          <strong>{candidateName}</strong>
          <span className="steps">
            <Button
              className="step"
              aria-label={`Avancer ${candidateName}`}
              isDisabled={index === 0}
              onPress={() => step(index, -1)}
            >
              <EarlierSign />
            </Button>
            <Button
              className="step"
              aria-label={`Reculer ${candidateName}`}
              isDisabled={index === ids.length - 1}
              onPress={() => step(index, 1)}
            >
              <LaterSign />
            </Button>
            {onRemove === undefined ? null : (
              <Button className="step" aria-label={`Retirer ${candidateName}`} onPress={() => onRemove(id)}>
                <AwaySign />
              </Button>
            )}
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}
