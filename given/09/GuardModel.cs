using System.Runtime.CompilerServices;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>Checks of arguments about rotations, configurations and what a model is given.</summary>
internal static class GuardModel
{
    extension(Guard)
    {
        /// <summary>Checks that features can be taken two by two.</summary>
        /// <param name="count">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It is odd, or below 2.</exception>
        public static void Even(long count, [CallerArgumentExpression(nameof(count))] string name = "")
        {
            if (count < 2 || count % 2 != 0)
            {
                throw new ArgumentException(
                    $"{name} is {count}; expected an even number, 2 or more: features are rotated two by two.", name);
            }
        }

        /// <summary>Checks that the last dimension can be taken two by two, and has a pair for each angle.</summary>
        /// <param name="input">The argument, <c>[..., length, features]</c>.</param>
        /// <param name="angles">The angles.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">
        /// The number of features is odd, or not twice that of the angles.
        /// </exception>
        public static void Pairs(
            Tensor input, Angles angles, [CallerArgumentExpression(nameof(input))] string name = "")
        {
            Guard.Layout(input, "[..., length, features]", name);
            if (input.size(-1) % 2 != 0)
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(input)}: {input.size(-1)} features cannot be rotated two by two; "
                    + "expected an even number.",
                    name);
            }

            ArgumentNullException.ThrowIfNull(angles);
            Guard.Layout(angles.Cos, "[..., length, pairs]");
            Guard.SameShape(angles.Sin, angles.Cos);
            Guard.Size(input, -1, 2 * angles.Cos.size(-1), "two features for each angle", name);
            if (angles.Cos.size(-2) != 1) // one position for all
            {
                Guard.Size(angles.Cos, -2, input.size(-2), $"an angle for each token of {name} {Guard.Shape(input)}");
            }
        }

        /// <summary>Checks that as many features of a head turn as can.</summary>
        /// <param name="count">The argument.</param>
        /// <param name="headSize">The features of a head.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It is odd, below 2, or more than a head has.</exception>
        public static void Turning(
            long count, long headSize, [CallerArgumentExpression(nameof(count))] string name = "")
        {
            Guard.Even(count, name);
            if (count > headSize)
            {
                throw new ArgumentException(
                    $"{name} is {count}; expected at most {headSize}, the features of a head.", name);
            }
        }

        /// <summary>Checks that frequencies can be slowed down like this.</summary>
        /// <param name="scaling">The argument, which may be null.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">
        /// A number is not above 0, or nothing lies between slow and fast.
        /// </exception>
        public static void Scaling(
            RotaryScaling? scaling, [CallerArgumentExpression(nameof(scaling))] string name = "")
        {
            if (scaling is null)
            {
                return;
            }

            Guard.Positive(scaling.Factor, $"{name}.Factor");
            Guard.Positive(scaling.LowTurns, $"{name}.LowTurns");
            Guard.Positive(scaling.OriginalLength, $"{name}.OriginalLength");
            Require(
                scaling.HighTurns > scaling.LowTurns,
                $"{name}.HighTurns is {scaling.HighTurns}",
                $"more than {name}.LowTurns, {scaling.LowTurns}",
                name);
        }

        /// <summary>
        /// Checks that heads can share keys and values: a whole number of heads to a key head, a value for each key,
        /// the same head size, dtype and texts.
        /// </summary>
        /// <param name="query">The queries, <c>[batch, heads, new, head size]</c>.</param>
        /// <param name="key">The keys, <c>[batch, key heads, length, head size]</c>.</param>
        /// <param name="value">The values, <c>[batch, key heads, length, head size]</c>.</param>
        /// <exception cref="ArgumentException">They cannot.</exception>
        public static void Grouped(Tensor query, Tensor key, Tensor value)
        {
            long keyHeads = key.size(1);
            Require(
                keyHeads > 0 && query.size(1) % keyHeads == 0,
                $"{nameof(key)} has shape {Guard.Shape(key)}, {keyHeads} key heads",
                $"a number that divides the {query.size(1)} heads of {nameof(query)} {Guard.Shape(query)}",
                nameof(key));
            Require(
                key.size(0) == query.size(0) || key.size(0) == 1 || query.size(0) == 1,
                $"{nameof(key)} has shape {Guard.Shape(key)}",
                $"as many texts as {nameof(query)} {Guard.Shape(query)} has",
                nameof(key));
            Guard.Size(key, -1, query.size(-1), $"the head size of {nameof(query)} {Guard.Shape(query)}");
            Guard.Size(value, 0, key.size(0), $"the texts of {nameof(key)} {Guard.Shape(key)}");
            Guard.Size(value, 1, keyHeads, $"the key heads of {nameof(key)} {Guard.Shape(key)}");
            Guard.Size(value, 2, key.size(2), $"a value for each of {nameof(key)} {Guard.Shape(key)}");
            Guard.SameType(key, query);
            Guard.SameType(value, query);
        }

        /// <summary>Checks that keys or values go on where those of a past end.</summary>
        /// <param name="newer">The newer tokens', <c>[batch, key heads, new, head size]</c>.</param>
        /// <param name="before">What was kept, <c>[batch, key heads, kept, head size]</c>.</param>
        /// <param name="what">Keys, or values.</param>
        /// <exception cref="ArgumentException">They are of other texts, heads or head sizes.</exception>
        public static void GoesOn(Tensor newer, Tensor before, string what) => Require(
            before.dim() == 4 && before.size(0) == newer.size(0) && before.size(1) == newer.size(1)
                && before.size(3) == newer.size(3),
            $"The past has {what} of shape {Guard.Shape(before)}",
            $"[{newer.size(0)}, {newer.size(1)}, …, {newer.size(3)}], as the newer {what} {Guard.Shape(newer)}",
            nameof(before));

        /// <summary>Checks that a configuration is one that a model can be built from.</summary>
        /// <param name="config">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The configuration is null.</exception>
        /// <exception cref="ArgumentException">A number is not above 0, or two of them do not fit together.</exception>
        public static void Config(ModelConfig config, [CallerArgumentExpression(nameof(config))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(config, name);
            Guard.Positive(config.Vocabulary, $"{name}.Vocabulary");
            Guard.Positive(config.Layers, $"{name}.Layers");
            Guard.Positive(config.Width, $"{name}.Width");
            Guard.Positive(config.Heads, $"{name}.Heads");
            Guard.Positive(config.HeadSize, $"{name}.HeadSize");
            Guard.Divides(config.KeyHeads, config.Heads, $"{name}.KeyHeads", $"{name}.Heads");
            Guard.Positive(config.NormEps, $"{name}.NormEps");
            if (config.Mlp != MlpKind.None)
            {
                Guard.Positive(config.Hidden, $"{name}.Hidden");
            }

            if (config.Positions == PositionKind.Learned)
            {
                Guard.Positive(config.MaxPositions, $"{name}.MaxPositions");
            }

            if (config.Positions == PositionKind.Rotary)
            {
                Guard.Turning(
                    config.Rotary.Rotated(config.HeadSize), config.HeadSize, $"{name}.Rotary, features that turn,");
                Guard.Positive(config.Rotary.Base, $"{name}.Rotary.Base");
                Guard.Scaling(config.Rotary.Scaling, $"{name}.Rotary.Scaling");
            }

            if (config.Window is { } window)
            {
                Guard.AtLeast(window, 1, $"{name}.Window");
                Require(
                    config.Causal,
                    $"{name}.Window is {window} and {name}.Causal is false",
                    "no window: it looks back only",
                    name);
            }

            Require(
                config.Sublayers == Sublayers.Sequential || config.NormPlacement == NormPlacement.Pre,
                $"{name}.Sublayers is {config.Sublayers} and {name}.NormPlacement is {config.NormPlacement}",
                "Pre: halves side by side have their norms before them",
                name);
            Require(
                !(config.Tied && config.HeadBias),
                $"{name}.Tied and {name}.HeadBias are true",
                "no bias: a tied head has none",
                name);
        }

        /// <summary>Checks what a model is given against its configuration.</summary>
        /// <param name="input">The argument.</param>
        /// <param name="config">The model's configuration.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">Something does not fit.</exception>
        public static void Input(
            ModelInput input, ModelConfig config, [CallerArgumentExpression(nameof(input))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(input, name);
            Require(
                input.Ids is null != input.Vectors is null,
                $"{name} has {(input.Ids is null ? "neither ids nor" : "both ids and")} vectors",
                "one of the two",
                name);
            var (ids, vectors) = (input.Ids, input.Vectors);
            if (ids is not null)
            {
                Guard.Layout(ids, "[batch, new]", $"{name}.Ids");
                Guard.Ids(ids, config.Vocabulary, "tokens", $"{name}.Ids");
            }
            else
            {
                Guard.Layout(vectors!, "[batch, new, width]", $"{name}.Vectors");
                Guard.Size(vectors!, -1, config.Width, "the model's width", $"{name}.Vectors");
            }

            long[] tokens = (ids ?? vectors!).shape[..2];
            Require(
                tokens.All(size => size > 0),
                $"{name} has shape {Guard.Shape(ids ?? vectors!)}",
                "at least one text of at least one token",
                name);
            CheckSegments(input, config, tokens, name);
            CheckPast(input, config, tokens, name);
            CheckPositions(input, config, tokens, name);
            CheckMask(input, config, tokens, name);
        }
    }

    private static void CheckSegments(ModelInput input, ModelConfig config, long[] tokens, string name)
    {
        if (input.Segments is { } segments)
        {
            Require(
                config.Segments > 0,
                $"{name}.Segments has shape {Guard.Shape(segments)}",
                "null: the model knows no segments",
                name);
            Require(
                segments.shape.SequenceEqual(tokens),
                $"{name}.Segments has shape {Guard.Shape(segments)}",
                $"[{string.Join(", ", tokens)}], one for each token",
                name);
            Guard.Ids(segments, config.Segments, "kinds of segment", $"{name}.Segments");
        }
    }

    private static void CheckPast(ModelInput input, ModelConfig config, long[] tokens, string name)
    {
        if (input.Past is not { } past)
        {
            return;
        }

        Guard.Count(past.Layers, config.Layers, "keys and values for each block", $"{name}.Past");
        foreach (var layer in past.Layers)
        {
            long[] expected = [tokens[0], config.KeyHeads, layer.Length, config.HeadSize];
            Require(
                layer.Keys.shape.SequenceEqual(expected) && layer.Values.shape.SequenceEqual(expected),
                $"{name}.Past has keys {Guard.Shape(layer.Keys)} and values {Guard.Shape(layer.Values)}",
                $"[{string.Join(", ", expected)}]",
                name);
            Require(
                layer.Length <= past.Count,
                $"{name}.Past keeps {layer.Length} tokens and counts {past.Count}",
                "no more than it counts",
                name);
        }
    }

    private static void CheckPositions(ModelInput input, ModelConfig config, long[] tokens, string name)
    {
        long first = input.Past?.Count ?? 0;
        var (least, most) = (first, first + tokens[1] - 1);
        if (input.Positions is { } positions)
        {
            Guard.WholeNumbers(positions, $"{name}.Positions");
            Require(
                positions.shape.SequenceEqual(tokens) || positions.shape.SequenceEqual(tokens[1..]),
                $"{name}.Positions has shape {Guard.Shape(positions)}",
                $"[{tokens[1]}] or [{string.Join(", ", tokens)}]",
                name);
            using var scope = NewDisposeScope();
            (least, most) = (positions.min().ToInt64(), positions.max().ToInt64());
        }

        Require(least >= 0, $"{name}.Positions holds {least}", "0 or a number above", name);
        if (config.Positions == PositionKind.Learned && most >= config.MaxPositions)
        {
            throw new ArgumentException(
                $"{name} reaches position {most}; the model has learned {config.MaxPositions}, 0 to "
                + $"{config.MaxPositions - 1}.",
                name);
        }
    }

    private static void CheckMask(ModelInput input, ModelConfig config, long[] tokens, string name)
    {
        if (input.Mask is not { } mask)
        {
            return;
        }

        Require(
            mask.dtype == ScalarType.Bool || mask.is_floating_point(),
            $"{name}.Mask holds {mask.dtype}",
            "Bool (true = may attend) or floating point (added to the scores)",
            name);
        long[] scores = [tokens[0], config.Heads, tokens[1], (input.Past?.Count ?? 0) + tokens[1]];
        Require(
            mask.dim() is >= 1 and <= 4 && mask.shape.Reverse().Zip(scores.Reverse()).All(
                sizes => sizes.First == 1 || sizes.First == sizes.Second),
            $"{name}.Mask has shape {Guard.Shape(mask)}",
            $"what broadcasts to [{string.Join(", ", scores)}]: a column for each token so far",
            name);
    }

    private static void Require(bool holds, string seen, string expected, string name)
    {
        if (!holds)
        {
            throw new ArgumentException($"{seen}; expected {expected}.", name);
        }
    }
}
