using System.Runtime.CompilerServices;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>Checks of arguments about tiles, and about what is cut into them.</summary>
internal static class GuardTiles
{
    extension(Guard)
    {
        /// <summary>
        /// Checks that queries, keys and values go together: as many features, a value for each key, the same batch and
        /// heads, the same dtype.
        /// </summary>
        /// <param name="query">The queries, <c>[..., query, d_k]</c>.</param>
        /// <param name="key">The keys, <c>[..., key, d_k]</c>.</param>
        /// <param name="value">The values, <c>[..., key, d_v]</c>.</param>
        /// <exception cref="ArgumentException">They do not.</exception>
        public static void Attention(Tensor query, Tensor key, Tensor value)
        {
            Guard.Layout(query, "[..., query, d_k]");
            Guard.Layout(key, "[..., key, d_k]");
            Guard.Layout(value, "[..., key, d_v]");
            if (!query.is_floating_point())
            {
                throw new ArgumentException(
                    $"{nameof(query)} {Guard.Shape(query)} holds {query.dtype}; expected floating point.",
                    nameof(query));
            }

            SameHeads(key, query, nameof(key));
            SameHeads(value, query, nameof(value));
            Guard.Size(key, -1, query.size(-1), "the d_k of query");
            Guard.Size(value, -2, key.size(-2), "a value for each key");
            Guard.SameType(key, query);
            Guard.SameType(value, query);
        }

        /// <summary>Checks that the matrix of scores can be cut, and its rows find their place.</summary>
        /// <param name="options">The argument.</param>
        /// <param name="queries">The number of queries.</param>
        /// <param name="keys">The number of keys.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The options are null.</exception>
        /// <exception cref="ArgumentException">
        /// Tiles have no size, or there are fewer keys than queries that are to be the last of them.
        /// </exception>
        public static void Tiles(
            TileOptions options,
            long queries,
            long keys,
            [CallerArgumentExpression(nameof(options))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(options, name);
            Guard.AtLeast(options.Size, 1, $"{name}.Size");
            Guard.AtLeast(queries, 0);
            Guard.AtLeast(keys, 0);
            if (options.Causal && keys < queries)
            {
                throw new ArgumentException(
                    $"{name}.Causal: {queries} queries cannot be the last of {keys} keys; expected as many or more.",
                    name);
            }
        }

        /// <summary>Checks that a strip can be walked along: its places are those of some queries and keys.</summary>
        /// <param name="strip">The argument.</param>
        /// <param name="options">The size of the tiles.</param>
        /// <param name="query">The queries, <c>[..., query, d_k]</c>.</param>
        /// <param name="key">The keys, <c>[..., key, d_k]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The options are null.</exception>
        /// <exception cref="ArgumentException">Tiles have no size, or the strip reaches further.</exception>
        public static void Strip(
            Tile strip,
            TileOptions options,
            Tensor query,
            Tensor key,
            [CallerArgumentExpression(nameof(strip))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(options);
            Guard.AtLeast(options.Size, 1);
            Within(strip.Rows, query, nameof(query), $"{name}.Rows");
            Within(strip.Keys, key, nameof(key), $"{name}.Keys");
        }

        /// <summary>
        /// Checks that there is a stream. What is in it, only reading will show, unless it is a list, which can be
        /// looked at.
        /// </summary>
        /// <param name="pieces">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The stream is null.</exception>
        /// <exception cref="ArgumentException">
        /// It is a list that is empty, or whose pieces are of different rows.
        /// </exception>
        public static void Stream(
            IEnumerable<Tensor> pieces, [CallerArgumentExpression(nameof(pieces))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(pieces, name);
            if (pieces is not IReadOnlyList<Tensor> list)
            {
                return;
            }

            if (list.Count == 0)
            {
                throw new ArgumentException($"{name} is empty; expected at least one piece.", name);
            }

            foreach (var (i, piece) in list.Index())
            {
                Guard.Layout(piece, "[..., keys]", $"{name}[{i}]");
                if (!piece.shape[..^1].SequenceEqual(list[0].shape[..^1]))
                {
                    throw new ArgumentException(
                        $"{name}[{i}] has shape {Guard.Shape(piece)} and {name}[0] has {Guard.Shape(list[0])}: "
                        + "the dimensions before the last one must be equal.",
                        name);
                }
            }
        }

        /// <summary>Checks that running rows are of the queries and values that a tile is about.</summary>
        /// <param name="before">The argument.</param>
        /// <param name="scores">The tile's scores, <c>[..., query, keys]</c>.</param>
        /// <param name="value">The tile's values, <c>[..., keys, d_v]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The rows are null.</exception>
        /// <exception cref="ArgumentException">They are of others.</exception>
        public static void Running(
            RunningRows before,
            Tensor scores,
            Tensor value,
            [CallerArgumentExpression(nameof(before))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(before, name);
            Guard.Size(
                before.Largest,
                -2,
                scores.size(-2),
                $"the queries of {nameof(scores)} {Guard.Shape(scores)}",
                $"{name}.Largest");
            Guard.Size(
                before.Mixture,
                -1,
                value.size(-1),
                $"the d_v of {nameof(value)} {Guard.Shape(value)}",
                $"{name}.Mixture");
        }

        /// <summary>Checks that a state is of such keys and values, or there is none.</summary>
        /// <param name="before">The argument, which may be null.</param>
        /// <param name="key">The keys to come, <c>[..., length, d_k]</c>.</param>
        /// <param name="value">The values to come, <c>[..., length, d_v]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It is of others.</exception>
        public static void State(
            LinearState? before,
            Tensor key,
            Tensor value,
            [CallerArgumentExpression(nameof(before))] string name = "")
        {
            if (before is null)
            {
                return;
            }

            long[] normaliser = [.. key.shape[..^2], key.size(-1)];
            Shaped(before.Normaliser, normaliser, $"{name}.Normaliser");
            Shaped(before.Sum, [.. normaliser, value.size(-1)], $"{name}.Sum");
        }

        /// <summary>Checks that two parts are of the same queries.</summary>
        /// <param name="part">The argument.</param>
        /// <param name="other">The part that it goes with.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <param name="otherName">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">One of the parts is null.</exception>
        /// <exception cref="ArgumentException">Their shapes or types differ.</exception>
        public static void SameQueries(
            Partial part,
            Partial other,
            [CallerArgumentExpression(nameof(part))] string name = "",
            [CallerArgumentExpression(nameof(other))] string otherName = "")
        {
            ArgumentNullException.ThrowIfNull(part, name);
            ArgumentNullException.ThrowIfNull(other, otherName);
            Guard.SameShape(part.Output, other.Output, $"{name}.Output", $"{otherName}.Output");
            Guard.SameShape(part.LogSumExp, other.LogSumExp, $"{name}.LogSumExp", $"{otherName}.LogSumExp");
            Guard.SameType(part.Output, other.Output, $"{name}.Output", $"{otherName}.Output");
        }

        /// <summary>
        /// Checks that a mask has a column for each key of a tile, and a row for each query, or one for all.
        /// </summary>
        /// <param name="mask">The argument, <c>[..., query, key]</c>.</param>
        /// <param name="tile">The tile.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It ends before the tile does.</exception>
        public static void Covers(
            Tensor mask, Tile tile, [CallerArgumentExpression(nameof(mask))] string name = "")
        {
            Guard.Layout(mask, "[..., key]", name);
            bool hasRows = mask.dim() < 2 || mask.size(-2) == 1 || mask.size(-2) >= tile.Rows.End;
            if ((mask.size(-1) != 1 && mask.size(-1) < tile.Keys.End) || !hasRows)
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(mask)}; expected [..., query, key] with sizes of 1, or of at least "
                    + $"{tile.Rows.End} and {tile.Keys.End}, where the tile ends.",
                    name);
            }
        }

        /// <summary>Checks that a tensor asks for no gradient.</summary>
        /// <param name="tensor">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The tensor is null.</exception>
        /// <exception cref="ArgumentException">It does.</exception>
        public static void NoGradient(
            Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(tensor, name);
            if (tensor.requires_grad)
            {
                throw new ArgumentException(
                    $"{name} {Guard.Shape(tensor)} asks for a gradient; tiles give what is laid over them none. "
                    + "Expected a tensor without, for example its detach().",
                    name);
            }
        }
    }

    private static void Within(Places places, Tensor tensor, string tensorName, string name)
    {
        if (places.Start < 0 || places.Count < 0 || places.End > tensor.size(-2))
        {
            throw new ArgumentException(
                $"{name} begins at {places.Start} and has {places.Count}; expected places from 0 to "
                + $"{tensor.size(-2) - 1}, those of {tensorName} {Guard.Shape(tensor)}.",
                name);
        }
    }

    private static void Shaped(Tensor tensor, long[] shape, string name)
    {
        if (!tensor.shape.SequenceEqual(shape))
        {
            throw new ArgumentException(
                $"{name} has shape {Guard.Shape(tensor)}; expected [{string.Join(", ", shape)}], by key and value.",
                name);
        }
    }

    private static void SameHeads(Tensor tensor, Tensor query, string name)
    {
        if (!tensor.shape[..^2].SequenceEqual(query.shape[..^2]))
        {
            throw new ArgumentException(
                $"{name} has shape {Guard.Shape(tensor)} and query has {Guard.Shape(query)}: "
                + "the dimensions before the last two must be equal.",
                name);
        }
    }
}
