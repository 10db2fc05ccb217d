interface Said {
  subject: string;
  text: string;
}

const NOT_YOU = 'If that was not you, ask an admin of your school for a new link at once.';

/** Says to somebody that their password was set. */
export function passwordSet(school: string): Said {
  return {
    subject: `Your password for ${school} on Requisite was changed`,
    text: `Your password for ${school} was changed, and you were signed out everywhere else.\n\n${NOT_YOU}`,
  };
}

/** Says to somebody, at the old and the new address, with which address they sign in now. */
export function addressChanged(school: string, address: string): Said {
  return {
    subject: `You sign in to ${school} on Requisite with another address now`,
    text: `An admin of ${school} changed the address that you sign in with to ${address}. Your password there is the same, and you were signed out.\n\n${NOT_YOU}`,
  };
}

/** Carries the link by which somebody chooses a new password. */
export function reset(school: string): Said {
  return {
    subject: `Choose a new password for ${school} on Requisite`,
    text: `Somebody, we think you, has forgotten the password for ${school}. Nothing has changed yet; if it was not you, there is nothing to do.\n\nOpen this link to choose a new one. It is for you alone, serves once, and ends after 2 hours:`,
  };
}
