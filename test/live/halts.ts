/** Somebody has stopped it. */
export class Stopped extends Error {}

/** A scene cannot go on; its message says why, without a number. */
export class CannotLook extends Error {}
