/// Files that wait on the device for a line: too large for localStorage, so they are in the browser's own
/// database under the key they will be sent with.
const name = 'thongsuot';
const store = 'files';

function open(): Promise<IDBDatabase> {
  return new Promise((give, fail) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store);
    asked.onsuccess = () => give(asked.result);
    asked.onerror = () => fail(asked.error ?? new Error('indexedDB'));
  });
}

async function run<T>(mode: IDBTransactionMode, ask: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((give, fail) => {
      const work = db.transaction(store, mode);
      const asked = ask(work.objectStore(store));
      work.oncomplete = () => give(asked.result);
      work.onerror = () => fail(work.error ?? new Error('indexedDB'));
      work.onabort = () => fail(work.error ?? new Error('indexedDB'));
    });
  } finally {
    db.close();
  }
}

export const keepBlob = (key: string, blob: Blob) => run('readwrite', (s) => s.put(blob, key));
export const keptBlob = (key: string) => run('readonly', (s) => s.get(key) as IDBRequest<Blob | undefined>);
export const dropBlob = (key: string) => run('readwrite', (s) => s.delete(key));
