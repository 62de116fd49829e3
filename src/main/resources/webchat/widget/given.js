import {CLIP, el, icon} from './page.js';

const PICTURES = ['png', 'jpeg', 'gif', 'webp'];
/** As wide as a picture is drawn, in pixels of the file; twice what the panel shows. */
const WIDEST = 560;

/** A file for the visitor, who alone can fetch it: a picture is drawn, and every file opens when it is pressed. */
export function givenFile(file, {fetchFile, troubled}) {
  let fetched;
  const bytes = () => (fetched ??= fetchFile(file.id).catch((trouble) => {
    fetched = undefined;
    throw trouble;
  }));
  const open = () => bytes().then((blob) => show(file, blob)).catch(troubled);
  const button = el('button', {type: 'button', class: 'file given', onclick: open}, icon(16, CLIP), el('bdi', {}, file.name));
  if (isPicture(file)) {
    bytes().then((blob) => paint(button, file, blob)).catch(() => {});
  }
  return button;
}

function isPicture({kind}) {
  return PICTURES.includes(kind);
}

/** On a canvas, since the policy of the page we are in may allow no pictures but its own. */
async function paint(button, {name}, blob) {
  const picture = await createImageBitmap(blob);
  const scale = Math.min(1, WIDEST / picture.width);
  const canvas = el('canvas', {
    role: 'img', 'aria-label': name, width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale),
  });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  button.classList.add('picture');
  button.replaceChildren(canvas);
}

/** A picture in a tab of its own; what is no picture can only be saved. */
function show(file, blob) {
  const href = URL.createObjectURL(blob);
  el('a', {href, ...(isPicture(file) ? {target: '_blank', rel: 'noopener'} : {download: file.name})}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
