import { useCallback, useState } from 'react';

/** Coarse enough that dragging a window's edge does not draw a list anew at every pixel, CSS pixels. */
const step = 40;

/** A ref for the place something stands in, and that place's width in CSS pixels, rounded down; null before it is known. */
export function useRoom(): readonly [(place: HTMLElement | null) => (() => void) | undefined, number | null] {
  const [room, setRoom] = useState<number | null>(null);
  const ref = useCallback((place: HTMLElement | null) => {
    if (place === null) return undefined;
    const measure = () => setRoom(Math.floor(place.clientWidth / step) * step);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return [ref, room];
}
