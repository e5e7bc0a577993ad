/** How wide texts stand in a font, without putting them on the page. */
export function measureIn(
  family: string
): (text: string, style: { readonly sizePx: number; readonly isBold: boolean }) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('this browser draws nothing on a canvas');
  return (text, { sizePx, isBold }) => {
    context.font = `${isBold ? 600 : 400} ${sizePx}px ${family}`;
    return context.measureText(text).width;
  };
}
