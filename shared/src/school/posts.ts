/** How many posts some technicians have: two whose contracts name the same one, in whatever letters, share it; who names none has one alone. */
export function countPosts(people: readonly { id: string; post: string | null }[]): number {
  return new Set(people.map(({ id, post }) => (post?.trim() ? `post ${post.trim().toLocaleLowerCase('en-GB')}` : `person ${id}`))).size;
}
