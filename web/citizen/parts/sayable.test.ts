// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { sayable } from './sayable';

it('reads sentences once, in order, and leaves out what is not for the ear', () => {
  document.body.innerHTML = `<main>
    <h1>Làm giấy <b>khai sinh</b></h1>
    <p>Trong ngày</p><p aria-hidden="true">→</p><p>·</p>
    <ul><li><p>Giấy chứng sinh</p></li><li>Căn cước</li></ul>
    <details><summary>Phí</summary><p>8.000 đồng</p></details>
    <form><p>Họ tên</p></form><button>Nộp</button>
  </main>`;
  expect(sayable(document.querySelector('main')!)).toEqual([
    'Làm giấy khai sinh',
    'Trong ngày',
    'Giấy chứng sinh',
    'Căn cước',
  ]);
});
