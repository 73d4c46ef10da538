/** Fills in the SHA-256 of a file that an officer chose. The file itself never leaves the browser. */
import { sha256Hex } from './commitment.js';

document.addEventListener('change', (event) => {
  const { digestInto } = event.target.dataset;
  const file = event.target.files?.[0];
  if (digestInto === undefined || file === undefined) return;
  void file
    .arrayBuffer()
    .then(sha256Hex)
    .then((digest) => {
      const input = document.getElementById(digestInto);
      input.value = digest;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
});

if (crypto.subtle === undefined) document.documentElement.dataset.digests = 'none';
