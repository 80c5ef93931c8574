import { RequestFailed } from '../api/http.js';
import { t, worded } from '../text/translate.js';

/**
 * What went wrong, as a sentence for people.
 * @param {unknown} error
 */
export function failureText(error) {
  if (error instanceof RequestFailed) return error.status === 0 ? t('notReached') : worded(`fault.${error.code}`, error.values) ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
