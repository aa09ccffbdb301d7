import type { ActivationRefusal, SignInRefusal } from '../auth/service.ts';

/** The HTTP status of a sign-in that was refused. */
export function signInStatus(refusal: SignInRefusal | ActivationRefusal): 401 | 422 | 429 | 503 {
  switch (refusal) {
    case 'too-many-tries':
    case 'tries-under-way':
    case 'password-tried-everywhere':
      return 429;
    case 'too-many-at-once':
      return 503;
    case 'own-name':
      return 422;
    case 'wrong-credentials':
    case 'wrong-code':
      return 401;
  }
}
