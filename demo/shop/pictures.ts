/** One scene a lamp: a coloured wall, its light, and the lamp itself. No style attributes, for the CSP. */
function scene(id: string, wall: string, light: string, lamp: string): string {
  return `<svg viewBox="0 0 240 200" role="presentation" focusable="false"><defs><radialGradient id="glow-${id}"><stop offset="0" stop-color="#fff3cf"/><stop offset=".45" stop-color="#ffe3a0" stop-opacity=".55"/><stop offset="1" stop-color="#ffe3a0" stop-opacity="0"/></radialGradient></defs><rect width="240" height="200" fill="${wall}"/><rect y="168" width="240" height="32" fill="#000" opacity=".09"/><g fill="url(#glow-${id})">${light}</g>${lamp}</svg>`
}

export const PICTURES = {
  mushroom: scene(
    'mushroom',
    '#8fa08b',
    '<circle cx="120" cy="90" r="100"/>',
    '<path d="M112 92h16l6 70h-28z" fill="#f4ead6"/><path d="M62 96c2-40 30-58 58-58s56 18 58 58c0 6-26 10-58 10s-58-4-58-10z" fill="#fff6de"/><path d="M66 96c8 4 30 7 54 7s46-3 54-7" fill="none" stroke="#e8cf95" stroke-width="2"/><ellipse cx="120" cy="163" rx="27" ry="6" fill="#e9dcc1"/>',
  ),
  heron: scene(
    'heron',
    '#b98f6c',
    '<circle cx="150" cy="62" r="92"/>',
    '<path d="M96 168C86 110 92 66 148 44" fill="none" stroke="#4c3524" stroke-width="5" stroke-linecap="round"/><path d="M96 168l-16 6m16-6l18 6m-18-6v8" stroke="#4c3524" stroke-width="5" stroke-linecap="round"/><path d="M126 40l44 0 20 46h-80z" fill="#fff1d3"/><path d="M110 86h80" stroke="#e3c48b" stroke-width="3"/>',
  ),
  drop: scene(
    'drop',
    '#5f7486',
    '<circle cx="120" cy="112" r="96"/>',
    '<path d="M120 0v62" stroke="#22313c" stroke-width="3"/><rect x="112" y="54" width="16" height="16" rx="3" fill="#22313c"/><path d="M120 68c10 20 34 34 34 58a34 34 0 0 1-68 0c0-24 24-38 34-58z" fill="#fff2cd"/><path d="M100 124a20 20 0 0 0 12 22" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"/>',
  ),
  moon: scene(
    'moon',
    '#4d4a63',
    '<circle cx="120" cy="96" r="98"/>',
    '<path d="M136 40a58 58 0 1 0 0 112 66 66 0 0 1 0-112z" fill="#ffe9b3"/><path d="M136 40a58 58 0 1 0 0 112" fill="none" stroke="#c79a4b" stroke-width="5"/><circle cx="150" cy="96" r="9" fill="#c79a4b"/><path d="M150 96h24" stroke="#c79a4b" stroke-width="5" stroke-linecap="round"/>',
  ),
  beacon: scene(
    'beacon',
    '#a8625a',
    '<circle cx="120" cy="84" r="92"/>',
    '<path d="M98 168l8-74h28l8 74z" fill="#fbf3e4"/><path d="M101 140l2-20h34l2 20zM105 104l1-10h28l1 10z" fill="#d8584a"/><rect x="102" y="70" width="36" height="24" rx="4" fill="#fff3cf"/><path d="M98 70l22-18 22 18z" fill="#6e3a34"/><rect x="92" y="164" width="56" height="7" rx="3" fill="#6e3a34"/>',
  ),
  street: scene(
    'street',
    '#3f5a57',
    '<circle cx="120" cy="58" r="96"/>',
    '<path d="M120 86v86" stroke="#18211f" stroke-width="7"/><path d="M102 174h36l-6-10h-24z" fill="#18211f"/><path d="M98 36h44l-8 50h-28z" fill="#fff0c6"/><path d="M92 36h56l-12-14h-32z" fill="#18211f"/><path d="M104 86h32" stroke="#18211f" stroke-width="6" stroke-linecap="round"/><circle cx="120" cy="16" r="5" fill="#18211f"/>',
  ),
} as const
