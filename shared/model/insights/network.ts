import { z } from 'zod';

const count = z.number().int().nonnegative();

/** `network.json` as `character-network` writes it. Edges are undirected; `source` sorts before `target`. */
export const characterNetworkSchema = z
  .object({
    version: z.literal(1),
    nodes: z
      .array(
        z
          .object({
            name: z.string(),
            /** Other names of the sources that were found to mean the same character. */
            aliases: z.array(z.string()).readonly(),
            records: count,
            scenes: count,
            /** Number of the community, from 0; found by modularity (Louvain). */
            community: count,
            /** Sum of the weights of its edges. */
            strength: z.number().nonnegative(),
            /** Share of shortest paths between others that lead through it, 0 to 1 (Brandes). */
            betweenness: z.number().min(0).max(1),
          })
          .readonly(),
      )
      .readonly(),
    edges: z
      .array(
        z
          .object({
            source: z.string(),
            target: z.string(),
            /** Scenes both speak in. */
            scenes: count,
            /** Times one answers the other: adjacent turns of a scene. */
            exchanges: count,
            /** Times one names the other. */
            mentions: count,
            /** scenes + exchanges ÷ 4 + mentions ÷ 4. */
            weight: z.number().positive(),
          })
          .readonly(),
      )
      .readonly(),
    /** In the order of the story: the same figures of one episode. */
    timeline: z
      .array(
        z
          .object({
            episode: z.string(),
            nodes: z.array(z.object({ name: z.string(), records: count }).readonly()).readonly(),
            edges: z
              .array(z.object({ source: z.string(), target: z.string(), weight: z.number().positive() }).readonly())
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
    modularity: z.number(),
  })
  .readonly();
export type CharacterNetwork = z.infer<typeof characterNetworkSchema>;
