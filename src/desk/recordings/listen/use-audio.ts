import { useEffect, useState } from 'preact/hooks'

export interface Playing {
  readonly isPlaying: boolean
  /** Seconds. */
  readonly at: number
  toggle(): void
  seek(seconds: number): void
}

/** Plays a sound at a speed. Another sound goes on where this one is: the sides of one talk change in its middle. */
export function useAudio(sound: Blob, speed: number): Playing {
  const [audio] = useState(() => new Audio())
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)

  useEffect(() => {
    const listen = [
      ['play', () => setPlaying(true)],
      ['pause', () => setPlaying(false)],
      ['timeupdate', () => setAt(audio.currentTime)],
    ] as const
    for (const [name, hear] of listen) audio.addEventListener(name, hear)
    return () => {
      for (const [name, hear] of listen) audio.removeEventListener(name, hear)
      audio.pause()
    }
  }, [audio])

  useEffect(() => {
    const place = audio.currentTime
    const goesOn = !audio.paused
    const url = URL.createObjectURL(sound)
    audio.src = url
    audio.currentTime = place
    if (goesOn) play(audio)
    return () => URL.revokeObjectURL(url)
  }, [audio, sound])

  useEffect(() => {
    // A new sound would begin at the usual speed again.
    audio.defaultPlaybackRate = speed
    audio.playbackRate = speed
  }, [audio, speed])

  return {
    isPlaying,
    at,
    toggle: () => (audio.paused ? play(audio) : audio.pause()),
    seek(seconds) {
      audio.currentTime = seconds
      setAt(seconds)
    },
  }
}

/** A browser may refuse to play, or be told to pause before it began: the button shows then that nothing plays. */
function play(audio: HTMLAudioElement): void {
  audio.play().catch(() => audio.pause())
}
