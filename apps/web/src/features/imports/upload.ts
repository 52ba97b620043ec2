const UNREACHED = 'We could not reach the network’s server. Your file is as it was: please check your connection and try again.';
const UNKNOWN = 'The server could not take this file. Please try again in a while.';

/** A file on its way. */
interface Sending {
  /** The id of the new import; rejects with a sentence to show, or with nothing to say when it was stopped. */
  arrived: Promise<string>;
  stop: () => void;
}

/** What the server answered, whatever it is. */
function read(text: string): { id?: string; message?: string } {
  try {
    return JSON.parse(text) as { id?: string; message?: string };
  } catch {
    return {};
  }
}

/** Sends a spreadsheet as it is. Not by `fetch`, which cannot tell how far it has come. */
export function sendFile(file: File, onPart: (part: number) => void): Sending {
  const request = new XMLHttpRequest();
  const arrived = new Promise<string>((resolve, reject) => {
    request.open('POST', `/imports?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'text/csv');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const { id, message } = read(request.responseText);
      if (request.status === 201 && id) resolve(id);
      else reject(new Error(message ?? UNKNOWN));
    });
    request.addEventListener('error', () => reject(new Error(UNREACHED)));
    request.addEventListener('abort', () => reject(new Error('')));
    request.send(file);
  });
  return { arrived, stop: () => request.abort() };
}
