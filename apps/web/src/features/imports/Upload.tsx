import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router';
import { sendFile } from './upload';

type Sending = { name: string; part: number; stop: () => void };

function HowToSave() {
  return (
    <details className="how">
      <summary>How do I get a CSV file?</summary>
      <p>
        In Excel: File, Save as, “CSV UTF-8 (comma delimited)”. In Google Sheets: File, Download, “Comma separated values”.
      </p>
    </details>
  );
}

function OnItsWay({ sending }: { sending: Sending }) {
  const percent = Math.round(sending.part * 100);
  const words = percent < 100 ? `Sending ${sending.name}` : `Reading ${sending.name}`;
  return (
    <div className="stack">
      <p className="on-its-way">
        <strong>{words}</strong>
        <span>{percent} %</span>
      </p>
      <progress aria-label={words} max={100} value={percent} />
      <p className="hidden" role="status">
        {`${words}: ${Math.floor(percent / 25) * 25} %`}
      </p>
      <button type="button" className="button soft" onClick={sending.stop}>
        Stop
      </button>
    </div>
  );
}

/** Takes a spreadsheet from a button or from a drag, and goes on to its page once the server has it. */
export function Upload() {
  const id = useId();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [sending, set] = useState<Sending | undefined>(undefined);
  const [error, say] = useState('');
  const [over, hover] = useState(false);
  const gone = useRef<() => void>(undefined);
  useEffect(() => () => gone.current?.(), []);
  const wasSending = useRef(false);
  useEffect(() => {
    // Refused or stopped: the button is back, and the focus with it.
    if (wasSending.current && !sending) input.current?.focus();
    wasSending.current = sending !== undefined;
  }, [sending]);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    say('');
    const { arrived, stop } = sendFile(file, (part) => set({ name: file.name, part, stop }));
    gone.current = stop;
    set({ name: file.name, part: 0, stop });
    try {
      const importId = await arrived;
      gone.current = undefined;
      await go(`/imports/${importId}`);
    } catch (refusal) {
      gone.current = undefined;
      set(undefined);
      say(refusal instanceof Error ? refusal.message : '');
      if (input.current) input.current.value = ''; // so that the same file, mended, can be chosen again
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    hover(false);
    void send(event.dataTransfer.files[0]);
  };
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    hover(isOver);
  };

  return (
    <section className="card upload" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Import a spreadsheet</h2>
      {sending ? <OnItsWay sending={sending} /> : null}
      <div
        className={over ? 'drop over' : 'drop'}
        hidden={sending !== undefined}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={drop}
      >
        <div className="field">
          <label htmlFor={id}>Choose a CSV file, or drop it here</label>
          {error ? (
            <p className="wrong" id={`${id}-error`} role="alert">
              {error}
            </p>
          ) : null}
          {/* No "accept": some phones then grey out a CSV they do not know as one, and a workbook gets its sentence. */}
          <input
            ref={input}
            id={id}
            type="file"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={(event) => void send(event.target.files?.[0])}
          />
        </div>
      </div>
      <HowToSave />
    </section>
  );
}
