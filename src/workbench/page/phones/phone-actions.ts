import type { Delivery, Habit, MessageContent } from '../../../stand-in/twilio/phones/phones.ts'

/** What a person does with a phone. What can fail answers whether it was done. */
export interface PhoneActions {
  act(number: string, action: 'answer' | 'decline' | 'hang-up'): void
  setHabit(number: string, habit: Habit): void
  setDelivery(number: string, delivery: Delivery): void
  press(number: string, keys: string): void
  speak(number: string, text: string): Promise<boolean>
  /** `callerId` is what is shown instead of the phone's own number. */
  call(number: string, to: string, callerId?: string): Promise<boolean>
  write(number: string, to: string, content: MessageContent): Promise<boolean>
}
