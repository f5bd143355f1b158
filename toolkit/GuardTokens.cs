using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>Checks of arguments that hold token ids, labels, and the batches they come in.</summary>
public static class GuardTokens
{
    extension(Guard)
    {
        /// <summary>Checks that a tensor holds ids: whole numbers from 0 to below a count.</summary>
        /// <param name="ids">The argument.</param>
        /// <param name="count">The number of ids.</param>
        /// <param name="of">What they are ids of, for example <c>tokens</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">Its dtype is not Int64, or an id that does not exist.</exception>
        public static void Ids(
            Tensor ids, long count, string of, [CallerArgumentExpression(nameof(ids))] string name = "")
        {
            Guard.WholeNumbers(ids, name);
            using var scope = NewDisposeScope();
            if (ids.numel() == 0)
            {
                return;
            }

            long smallest = ids.min().item<long>();
            long largest = ids.max().item<long>();
            if (smallest < 0 || largest >= count)
            {
                throw new ArgumentException(
                    $"{name} {Guard.Shape(ids)} holds {(smallest < 0 ? smallest : largest)}; there are {count} {of}, "
                    + $"0 to {count - 1}.",
                    name);
            }
        }

        /// <summary>Checks that one dimension of the tensor is not above a maximum.</summary>
        /// <param name="tensor">The argument.</param>
        /// <param name="dimension">Which dimension; negative counts from the end.</param>
        /// <param name="most">The largest size allowed.</param>
        /// <param name="because">What sets the limit.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The dimension is larger.</exception>
        public static void SizeAtMost(
            Tensor tensor,
            int dimension,
            long most,
            string because,
            [CallerArgumentExpression(nameof(tensor))] string name = "")
        {
            if (tensor.size(dimension) > most)
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(tensor)}: dimension {dimension} is {tensor.size(dimension)}; "
                    + $"expected at most {most}, {because}.",
                    name);
            }
        }

        /// <summary>Checks that a tensor has the shape of another.</summary>
        /// <param name="tensor">The argument.</param>
        /// <param name="other">The tensor that it goes with, place by place.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <param name="otherName">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The tensor is null.</exception>
        /// <exception cref="ArgumentException">The shapes differ.</exception>
        public static void SameShape(
            Tensor tensor,
            Tensor other,
            [CallerArgumentExpression(nameof(tensor))] string name = "",
            [CallerArgumentExpression(nameof(other))] string otherName = "")
        {
            ArgumentNullException.ThrowIfNull(tensor, name);
            if (!tensor.shape.SequenceEqual(other.shape))
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(tensor)}; expected that of {otherName}, {Guard.Shape(other)}.",
                    name);
            }
        }

        /// <summary>Checks that a tensor says which tokens are real: it is boolean, and has a value for each token.</summary>
        /// <param name="real">The argument, <c>[batch, length]</c>.</param>
        /// <param name="hidden">The tokens, <c>[batch, length, features]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The tensor is null.</exception>
        /// <exception cref="ArgumentException">It is not boolean, or of another shape.</exception>
        public static void RealTokens(
            Tensor real, Tensor hidden, [CallerArgumentExpression(nameof(real))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(real, name);
            if (real.dtype != ScalarType.Bool)
            {
                throw new ArgumentException(
                    $"{name} {Guard.Shape(real)} holds {real.dtype}; expected Bool, true = a real token.", name);
            }

            if (!real.shape.SequenceEqual(hidden.shape[..^1]))
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(real)}; expected [{string.Join(", ", hidden.shape[..^1])}], "
                    + "a value for each token.",
                    name);
            }
        }

        /// <summary>Checks that segments, if there are any, are ids, and that each token has one.</summary>
        /// <param name="segments">The argument, <c>[batch, length]</c>, or null.</param>
        /// <param name="tokens">The tokens, <c>[batch, length]</c>.</param>
        /// <param name="count">The number of kinds of segment.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The shape is not that of the tokens, or an id does not exist.</exception>
        public static void Segments(
            Tensor? segments,
            Tensor tokens,
            long count,
            [CallerArgumentExpression(nameof(segments))] string name = "")
        {
            if (segments is not null)
            {
                SameShape(segments, tokens, name, "tokens");
                Ids(segments, count, "kinds of segment", name);
            }
        }

        /// <summary>Checks that labels are whole numbers, and that each token has one that exists or is ignored.</summary>
        /// <param name="labels">The argument, <c>[batch, length]</c>.</param>
        /// <param name="logits">The scores, <c>[batch, length, labels]</c>.</param>
        /// <param name="ignored">The label that is ignored.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The labels are null.</exception>
        /// <exception cref="ArgumentException">Shape or dtype is wrong, or a label does not exist.</exception>
        public static void Labels(
            Tensor labels, Tensor logits, long ignored, [CallerArgumentExpression(nameof(labels))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(labels, name);
            if (!labels.shape.SequenceEqual(logits.shape[..^1]))
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(labels)}; expected [{string.Join(", ", logits.shape[..^1])}], "
                    + "a label for each token.",
                    name);
            }

            using var scope = NewDisposeScope();
            var asked = labels.dtype == ScalarType.Int64 ? labels[labels.ne(ignored)] : labels;
            Ids(asked, logits.size(-1), "labels", name);
        }

        /// <summary>Checks that there is at least one sequence, and at least one token in them.</summary>
        /// <param name="sequences">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The list is null.</exception>
        /// <exception cref="ArgumentException">There is nothing to make a batch of.</exception>
        public static void SomeTokens(
            IReadOnlyList<long[]> sequences, [CallerArgumentExpression(nameof(sequences))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(sequences, name);
            if (sequences.All(sequence => sequence.Length == 0))
            {
                throw new ArgumentException(
                    $"{name} has {sequences.Count} sequences and no token; expected at least one token.", name);
            }
        }
    }
}
