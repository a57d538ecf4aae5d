import { html, type TemplateResult } from 'lit';

export interface DropZone {
  label: string;
  hint: string;
  accept: string;
  isMultiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Where files are dropped, or chosen by mouse or keys. */
export function dropZone({ label, hint, accept, isMultiple = false, onFiles }: DropZone): TemplateResult {
  const mark = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.toggle('over', isOver);
  };
  const give = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return html`<label
    class="drop"
    @dragover=${(event: DragEvent) => mark(event, true)}
    @dragleave=${(event: DragEvent) => mark(event, false)}
    @drop=${(event: DragEvent) => {
      mark(event, false);
      give(event.dataTransfer?.files);
    }}
  >
    <input
      class="hidden"
      type="file"
      accept=${accept}
      ?multiple=${isMultiple}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        give(input.files);
        // The same file may be chosen again.
        input.value = '';
      }}
    />
    <span>${label}</span>
    <span class="quiet">${hint}</span>
  </label>`;
}
