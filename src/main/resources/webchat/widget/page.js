/** A paper clip. */
export const CLIP = 'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8';

/** Makes an element; texts only ever become text nodes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== false && value != null) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children);
  return node;
}

/** An icon on a grid of 24, drawn with strokes. */
export function icon(size, ...paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** Keeps the frame on what is really visible: pages that overflow sideways and keyboards move the edges. */
export function followViewport(frame) {
  const view = window.visualViewport;
  if (!view) {
    return;
  }
  const place = () => {
    if (view.scale > 1.01) {
      return;
    }
    const {style} = frame;
    style.inset = 'auto';
    style.left = `${view.offsetLeft}px`;
    style.top = `${view.offsetTop}px`;
    style.width = `${view.width}px`;
    style.height = `${view.height}px`;
  };
  view.addEventListener('resize', place);
  view.addEventListener('scroll', place);
  place();
}

/** Puts a text into a node, with web addresses as links; never anything else. */
export function putText(node, text, withLinks) {
  const parts = withLinks ? text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/u) : [text];
  parts.forEach((part, i) => {
    node.append(i % 2 ? el('a', {href: part, target: '_blank', rel: 'noopener noreferrer'}, part) : part);
  });
}
