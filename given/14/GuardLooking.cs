using System.Runtime.CompilerServices;
using Katas.Lesson04;
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>Checks of arguments about models that are looked into.</summary>
internal static class GuardLooking
{
    extension(Guard)
    {
        /// <summary>Checks that an argument is there.</summary>
        /// <param name="argument">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">It is null.</exception>
        public static void There(object? argument, [CallerArgumentExpression(nameof(argument))] string name = "") =>
            ArgumentNullException.ThrowIfNull(argument, name);

        /// <summary>Checks that a model's stream is a sum: its norms stand before the halves.</summary>
        /// <param name="recording">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The model normalises its sums.</exception>
        public static void Sum(
            Recording recording, [CallerArgumentExpression(nameof(recording))] string name = "")
        {
            Guard.There(recording, name);
            if (recording.Model.Config is { NormPlacement: NormPlacement.Post, Norm: not NormKind.None })
            {
                throw new ArgumentException(
                    $"{name} is of a post-norm model: each norm rescales the whole stream, so it is no sum of parts; "
                    + "expected a pre-norm model.",
                    name);
            }
        }

        /// <summary>Checks that a recording's model has logits.</summary>
        /// <param name="recording">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The model has no head.</exception>
        public static void Head(
            Recording recording, [CallerArgumentExpression(nameof(recording))] string name = "")
        {
            Guard.There(recording, name);
            if (!recording.Model.Config.Head)
            {
                throw new ArgumentException($"{name} is of a model without a head; expected one with logits.", name);
            }
        }

        /// <summary>Checks that a model has a head of this number.</summary>
        /// <param name="head">The argument.</param>
        /// <param name="model">The model.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">It has not.</exception>
        public static void Exists(
            HeadId head, TransformerModel model, [CallerArgumentExpression(nameof(head))] string name = "")
        {
            Guard.There(model);
            Guard.Index(head.Layer, model.Config.Layers, $"{name}.Layer");
            Guard.Index(head.Head, model.Config.Heads, $"{name}.Head");
        }

        /// <summary>Checks that numbers are indices of a dimension.</summary>
        /// <param name="indices">The argument.</param>
        /// <param name="count">The dimension's size.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">One of them is not.</exception>
        public static void Indices(
            long[] indices, long count, [CallerArgumentExpression(nameof(indices))] string name = "")
        {
            Guard.There(indices, name);
            foreach (long index in indices)
            {
                Guard.Index(index, count, name);
            }
        }

        /// <summary>Checks that scores are a product of two vectors of the stream, and nothing in between.</summary>
        /// <param name="model">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The model normalises its queries and keys.</exception>
        public static void Bilinear(
            TransformerModel model, [CallerArgumentExpression(nameof(model))] string name = "")
        {
            if (model.Config.QkNorm)
            {
                throw new ArgumentException(
                    $"{name} normalises queries and keys: no one matrix gives its scores; expected one without "
                    + "QK-norm.",
                    name);
            }
        }

        /// <summary>Checks that a target marks something, so that a mean can be taken.</summary>
        /// <param name="target">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It marks no key of any query.</exception>
        public static void Something(Tensor target, [CallerArgumentExpression(nameof(target))] string name = "")
        {
            using var scope = NewDisposeScope();
            if (target.dtype != ScalarType.Bool || !target.any().ToBoolean())
            {
                throw new ArgumentException(
                    $"{name} {Guard.Shape(target)} marks no key at all; expected booleans, true where a query should "
                    + "look.",
                    name);
            }
        }
    }
}
