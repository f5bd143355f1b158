using System.Runtime.CompilerServices;
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>Checks of arguments about budgets, laws, routers and experts.</summary>
internal static class GuardScale
{
    extension(Guard)
    {
        /// <summary>Checks that a list has something in it.</summary>
        /// <typeparam name="T">The type of the items.</typeparam>
        /// <param name="items">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The list is null.</exception>
        /// <exception cref="ArgumentException">It is empty.</exception>
        public static void Some<T>(
            IReadOnlyCollection<T> items, [CallerArgumentExpression(nameof(items))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(items, name);
            if (items.Count == 0)
            {
                throw new ArgumentException($"{name} is empty; expected at least one.", name);
            }
        }

        /// <summary>Checks that two lists have a number of numbers above 0, and as many of each.</summary>
        /// <param name="x">The first argument.</param>
        /// <param name="y">The second.</param>
        /// <param name="least">How many there must be at least.</param>
        /// <param name="nameX">Filled in by the compiler.</param>
        /// <param name="nameY">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">
        /// There are too few, or not as many of each, or one is not above 0.
        /// </exception>
        public static void Points(
            double[] x,
            double[] y,
            int least,
            [CallerArgumentExpression(nameof(x))] string nameX = "",
            [CallerArgumentExpression(nameof(y))] string nameY = "")
        {
            ArgumentNullException.ThrowIfNull(x, nameX);
            ArgumentNullException.ThrowIfNull(y, nameY);
            if (x.Length < least)
            {
                throw new ArgumentException($"{nameX} has {x.Length}; expected {least} or more.", nameX);
            }

            Guard.Count(y, x.Length, $"as many as {nameX}", nameY);
            foreach (double number in x)
            {
                Guard.Positive(number, nameX);
            }

            foreach (double number in y)
            {
                Guard.Positive(number, nameY);
            }
        }

        /// <summary>Checks that the sizes of a model are above 0 and fit together.</summary>
        /// <param name="config">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The configuration is null.</exception>
        /// <exception cref="ArgumentException">A number is not above 0, or two of them do not fit together.</exception>
        public static void Model(ModelConfig config, [CallerArgumentExpression(nameof(config))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(config, name);
            Guard.Positive(config.Vocabulary, $"{name}.Vocabulary");
            Guard.Positive(config.Layers, $"{name}.Layers");
            Guard.Positive(config.Width, $"{name}.Width");
            Guard.Positive(config.Heads, $"{name}.Heads");
            Guard.Divides(config.KeyHeads, config.Heads, $"{name}.KeyHeads", $"{name}.Heads");
            if (config.Mlp != MlpKind.None)
            {
                Guard.Positive(config.Hidden, $"{name}.Hidden");
            }
        }

        /// <summary>Checks that a law's constants are all above 0.</summary>
        /// <param name="law">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The law is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A constant is not above 0.</exception>
        public static void Law(ChinchillaLaw law, [CallerArgumentExpression(nameof(law))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(law, name);
            Guard.Positive(law.E, $"{name}.E");
            Guard.Positive(law.A, $"{name}.A");
            Guard.Positive(law.Alpha, $"{name}.Alpha");
            Guard.Positive(law.B, $"{name}.B");
            Guard.Positive(law.Beta, $"{name}.Beta");
        }

        /// <summary>Checks that a number is above another.</summary>
        /// <param name="value">The argument.</param>
        /// <param name="other">The number that it has to be above.</param>
        /// <param name="because">What that is.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
        public static void Above(
            double value, double other, string because, [CallerArgumentExpression(nameof(value))] string name = "")
        {
            if (!(value > other))
            {
                throw new ArgumentOutOfRangeException(
                    name, value, $"{name} is {value}; expected a number above {other}, {because}.");
            }
        }

        /// <summary>Checks that a number of experts can be chosen.</summary>
        /// <param name="count">The argument.</param>
        /// <param name="experts">How many there are.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to that.</exception>
        public static void Choices(
            long count, long experts, [CallerArgumentExpression(nameof(count))] string name = "")
        {
            if (count < 1 || count > experts)
            {
                throw new ArgumentOutOfRangeException(
                    name, count, $"{name} is {count}; expected 1 to {experts}, the number of experts.");
            }
        }

        /// <summary>Checks the experts that tokens have chosen.</summary>
        /// <param name="chosen">The argument, <c>[tokens, k]</c>.</param>
        /// <param name="experts">How many there are.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It has another shape or type, or an expert does not exist.</exception>
        public static void Chosen(
            Tensor chosen, long experts, [CallerArgumentExpression(nameof(chosen))] string name = "")
        {
            Guard.Layout(chosen, "[tokens, k]", name);
            Guard.Ids(chosen, experts, "experts", name);
        }

        /// <summary>Checks that a tensor says which tokens are real, or is null.</summary>
        /// <param name="real">The argument, <c>[tokens]</c>.</param>
        /// <param name="logits">The logits, <c>[tokens, experts]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It is not boolean, or of another shape.</exception>
        public static void RealOrNull(
            Tensor? real, Tensor logits, [CallerArgumentExpression(nameof(real))] string name = "")
        {
            if (real is not null)
            {
                Guard.RealTokens(real, logits, name);
            }
        }

        /// <summary>Checks that a configuration is one that a layer of experts can be built from.</summary>
        /// <param name="config">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">A number is not above 0, or two of them do not fit together.</exception>
        public static void Experts(
            ExpertsConfig config, [CallerArgumentExpression(nameof(config))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(config, name);
            Guard.Positive(config.Width, $"{name}.Width");
            Guard.Positive(config.Hidden, $"{name}.Hidden");
            Guard.Choices(config.Chosen, config.Experts, $"{name}.Chosen");
            Guard.Positive(config.CapacityFactor ?? 1, $"{name}.CapacityFactor");
            Guard.AtLeast(config.SharedHidden, 0, $"{name}.SharedHidden");
        }

        /// <summary>Checks that a model is a Llama, and experts fit into it: no biases, RMS norms.</summary>
        /// <param name="config">The argument.</param>
        /// <param name="experts">The experts.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It is another model, or of another width.</exception>
        public static void Llama(
            ModelConfig config, ExpertsConfig experts, [CallerArgumentExpression(nameof(config))] string name = "")
        {
            Guard.Model(config, name);
            Guard.Experts(experts);
            bool llama = config is
            {
                Norm: NormKind.Rms,
                FinalNorm: true,
                Positions: PositionKind.Rotary,
                Sublayers: Sublayers.Sequential,
                AttentionBias: false,
                EmbeddingNorm: false,
                HeadBias: false,
                QkNorm: false,
                Head: true,
                Segments: 0,
            };
            if (!llama || config.Width != experts.Width)
            {
                throw new ArgumentException(
                    llama
                        ? $"{name}.Width is {config.Width}; expected {experts.Width}, the width of the experts."
                        : $"{name} is another model; expected a Llama: RMSNorm, rotary positions, no biases.",
                    name);
            }
        }
    }
}
