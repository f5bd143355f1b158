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
            if (options.Causal && keys < queries)
            {
                throw new ArgumentException(
                    $"{name}.Causal: {queries} queries cannot be the last of {keys} keys; expected as many or more.",
                    name);
            }
        }

        /// <summary>Checks that there is a stream; whether anything is in it, only reading it will show.</summary>
        /// <param name="pieces">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The stream is null.</exception>
        public static void Stream(
            IEnumerable<Tensor> pieces, [CallerArgumentExpression(nameof(pieces))] string name = "") =>
            ArgumentNullException.ThrowIfNull(pieces, name);

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
            Guard.SameShape(part.Output, other.Output, $"{name}.Output", "the other output");
            Guard.SameShape(part.LogSumExp, other.LogSumExp, $"{name}.LogSumExp", "the other logsumexp");
            Guard.SameType(part.Output, other.Output, $"{name}.Output", "the other output");
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
