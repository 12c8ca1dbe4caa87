/** A text that would leave a file `pwned` behind wherever one of its parts is executed. */
export const hostileText = [
  `it's "so" $HOME \${HOME} %{ if true }`,
  '$(touch pwned) `touch pwned` ; touch pwned & touch pwned | touch pwned',
  `'; touch pwned; '`,
  `"); __import__('os').system('touch pwned'); ("`,
  '\\ \\n \t é 😀 \u202E <<EOF',
].join('\n');
