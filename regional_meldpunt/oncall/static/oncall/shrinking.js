/* A photo as small as the desk needs it, before it waits on the telephone or goes over a weak connection. The drawing
   knows no place and no camera. What cannot be drawn, or gets no smaller, goes as it is. */
const LONGEST = 1920, QUALITY = 0.82, SMALL = 300_000;

export async function shrink(file) {
  if (!file || file.size <= SMALL || !file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, {imageOrientation: "from-image"});
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!drawn || drawn.size >= file.size) return file;
    return new File([drawn], `${file.name.replace(/\.[^.]+$/, "")}.jpg`, {type: "image/jpeg"});
  } catch {
    return file;
  }
}
