import { DataTransferItem, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import type { PlanEdits } from '../editing/edits';
import { dropTarget, movedNodes } from './drop';
import type { OutlineNode } from './nodes';
import { isNode, isUnlisted, type Row } from './rows';
import type { PlanOutline } from './view';

/** Moves nodes of a draft that are dragged in its outline, in one edit. */
export class RowDrag implements TreeDragAndDropController<Row> {
  readonly dragMimeTypes: readonly string[];
  readonly dropMimeTypes: readonly string[];
  /** What dragged rows are called; the name is VS Code's own for a view. */
  private readonly mime: string;
  /** What was dragged last; a drop names it by its identity alone. */
  private dragged: { readonly key: string; readonly nodes: readonly OutlineNode[] } | undefined;

  /** @param view the view's identifier */
  constructor(
    view: string,
    private readonly outline: Pick<PlanOutline, 'document' | 'lastTopmost' | 'upToDate'>,
    private readonly edits: PlanEdits,
  ) {
    this.mime = `application/vnd.code.tree.${view.toLowerCase()}`;
    this.dragMimeTypes = [this.mime];
    this.dropMimeTypes = [this.mime];
  }

  handleDrag(source: readonly Row[], dataTransfer: DataTransfer): void {
    const nodes = movedNodes(source.filter(isNode));
    if (this.outline.document && nodes.length > 0) {
      const key = nodes.map(({ id }) => id).join(' ');
      this.dragged = { key, nodes };
      dataTransfer.set(this.mime, new DataTransferItem(key));
    }
  }

  async handleDrop(target: Row | undefined, dataTransfer: DataTransfer): Promise<void> {
    const { dragged, outline } = this;
    const { document } = outline;
    const key: unknown = dataTransfer.get(this.mime)?.value;
    if (!document || dragged === undefined || key !== dragged.key) {
      return;
    }
    const { nodes } = dragged;
    const onto = target !== undefined && isUnlisted(target) ? target.parent : target;
    await this.edits.run(document, async () => {
      if (!(await outline.upToDate({ document, nodes })) || onto?.alive === false) {
        return undefined;
      }
      const place = dropTarget(nodes, onto, outline.lastTopmost);
      return place && { kind: 'moveTo', lines: nodes.map(({ range }) => range.start.line), target: place };
    });
  }
}
