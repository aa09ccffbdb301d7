import type { ActivationRefusal, OwnPasswordRefusal, SignInRefusal } from '../auth/service.ts';

/** The HTTP status of a sign-in, or of a change of password, that was refused. */
export function signInStatus(
  refusal: SignInRefusal | ActivationRefusal | OwnPasswordRefusal
): 401 | 422 | 429 | 503 {
  switch (refusal) {
    case 'too-many-tries':
    case 'tries-under-way':
    case 'password-tried-everywhere':
      return 429;
    case 'too-many-at-once':
      return 503;
    case 'own-name':
    case 'own-code':
    case 'too-common':
    case 'same-password':
      return 422;
    case 'wrong-credentials':
    case 'wrong-code':
    case 'wrong-password':
      return 401;
  }
}
