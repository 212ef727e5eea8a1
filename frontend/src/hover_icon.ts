// The ring round a mark that is pointed at, as an icon: icons can stand beside their position.

const SIZE_PX = 24;
const DENSITY = 2;

let atlas: string | undefined;

export function hoverIcon() {
  atlas ??= ring();
  const side = SIZE_PX * DENSITY;
  return {
    iconAtlas: atlas,
    iconMapping: { ring: { x: 0, y: 0, width: side, height: side, mask: true } },
    getIcon: () => "ring",
    getSize: SIZE_PX,
    sizeUnits: "pixels" as const,
  };
}

function ring(): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE_PX * DENSITY;
  const context = canvas.getContext("2d")!;
  context.scale(DENSITY, DENSITY);
  context.lineWidth = 1;
  context.beginPath();
  context.arc(SIZE_PX / 2, SIZE_PX / 2, SIZE_PX / 2 - 1, 0, 2 * Math.PI);
  context.stroke();
  return canvas.toDataURL();
}
