/// Uploads one file as the body of a POST. XMLHttpRequest, because fetch does not tell how far a body has
/// been sent.
import { csrfToken, tellSessionEnded, type Audience } from './client';
import { Problem, type ProblemBody } from './problem';

export interface Upload<T> {
  done: Promise<T>;
  cancel(): void;
}

export function upload<T>(
  audience: Audience,
  url: string,
  file: Blob,
  name: string,
  key: string,
  onProgress: (share: number) => void,
): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('X-CSRF-Token', csrfToken(audience));
    request.setRequestHeader('X-File-Name', encodeURIComponent(name));
    request.upload.onprogress = (e) => {
      if (e.lengthComputable) onProgress(e.loaded / e.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else {
        if (request.status === 401) tellSessionEnded();
        reject(new Problem(request.status, (request.response ?? {}) as ProblemBody));
      }
    };
    request.onerror = () => reject(new Problem(0, {}));
    request.onabort = () => reject(new Problem(0, {}));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
