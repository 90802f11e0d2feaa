// Reads the page's icon and sends it to the shell as a small PNG image. Runs in the extension's own
// world, so that the page's Content Security Policy does not matter; the image is decoded here, in
// the page's process, and never in the browser's. Only an icon that the page itself names and serves
// is asked for: no request goes out that the page has not asked for, and none to another origin.
(async () => {
  'use strict';

  const SIZE = 32;
  const MAX_BYTES = 500_000;

  const { vicinityQuery } = window;
  const link = document.querySelector('link[rel~="icon" i][href]');
  if (typeof vicinityQuery !== 'function' || !link) return;

  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin && url.protocol !== 'data:') return;
  const response = await fetch(url, { redirect: 'error', cache: 'force-cache' });
  const blob = await response.blob();
  if (!response.ok || blob.size === 0 || blob.size > MAX_BYTES) return;

  const image = new Image();
  image.src = URL.createObjectURL(blob);
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SIZE;
    canvas.height = SIZE;
    canvas.getContext('2d').drawImage(image, 0, 0, SIZE, SIZE);
    vicinityQuery({
      request: `vicinity-icon:${canvas.toDataURL('image/png')}`,
      persistent: false,
      onSuccess() {},
      onFailure() {},
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
})().catch(() => {
  // A page without an icon that can be shown is a page without an icon.
});
