using System.Runtime.CompilerServices;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>Checks of arguments about adapters and what they are put into.</summary>
internal static class GuardAdapters
{
    extension(Guard)
    {
        /// <summary>Checks that there is an argument.</summary>
        /// <param name="argument">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">There is none.</exception>
        public static void NotNull(object? argument, [CallerArgumentExpression(nameof(argument))] string name = "") =>
            ArgumentNullException.ThrowIfNull(argument, name);

        /// <summary>Checks what an adapter is made by.</summary>
        /// <param name="options">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The options are null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
        public static void Options(
            LoraOptions options, [CallerArgumentExpression(nameof(options))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(options, name);
            Guard.Positive(options.Rank, $"{name}.Rank");
            Guard.Positive(options.Alpha, $"{name}.Alpha");
            Guard.Probability(options.Dropout, $"{name}.Dropout");
        }

        /// <summary>Checks that an A that is brought along fits the layer and the rank; null is fine.</summary>
        /// <param name="a">The argument.</param>
        /// <param name="original">The layer.</param>
        /// <param name="rank">The rank.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It has another shape.</exception>
        public static void Shared(
            Tensor? a, Linear original, long rank, [CallerArgumentExpression(nameof(a))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(original);
            long[] expected = [rank, original.weight!.size(1)];
            Require(
                a is null || a.shape.SequenceEqual(expected),
                () => $"{name} has shape {Guard.Shape(a!)}; expected [{string.Join(", ", expected)}], the rank and "
                    + "the layer's inputs.",
                name);
        }

        /// <summary>
        /// Checks that each of some names, which may be the end of a longer one, is that of linear layers, and that
        /// none of these has an adapter.
        /// </summary>
        /// <param name="model">The model.</param>
        /// <param name="targets">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">
        /// Nothing has that name, or something else than a linear layer.
        /// </exception>
        public static void Targets(
            nn.Module model,
            IReadOnlyCollection<string> targets,
            [CallerArgumentExpression(nameof(targets))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(model);
            ArgumentNullException.ThrowIfNull(targets, name);
            foreach (string target in targets)
            {
                var parts = model.named_modules().Where(
                    part => part.name == target || part.name.EndsWith($".{target}", StringComparison.Ordinal)).ToList();
                Require(
                    parts.Count > 0,
                    () => $"{name} has {target}; {model.GetName()} has no part of that name.",
                    name);
                foreach (var (partName, part) in parts)
                {
                    Require(
                        part is not LoraLinear,
                        () => $"{name} has {target}; {partName} has an adapter already.",
                        name);
                    Require(
                        part is Linear,
                        () => $"{name} has {target}; {partName} is a {part.GetName()}; expected a linear layer.",
                        name);
                }
            }
        }

        /// <summary>Checks that a mask, if there is one, is about tokens and not about pairs of them.</summary>
        /// <param name="mask">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It has another shape.</exception>
        public static void PaddingMask(Tensor? mask, [CallerArgumentExpression(nameof(mask))] string name = "") =>
            Require(
                mask is null || (mask.dim() == 4 && mask.size(1) == 1 && mask.size(2) == 1),
                () => $"{name} has shape {Guard.Shape(mask!)}; expected [batch, 1, 1, length].",
                name);

        /// <summary>Checks that at least one token behind the first has a label.</summary>
        /// <param name="labels">The argument, <c>[batch, length]</c>.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">There is nothing to learn from.</exception>
        public static void SomeAnswer(Tensor labels, [CallerArgumentExpression(nameof(labels))] string name = "")
        {
            using var scope = NewDisposeScope();
            Require(
                labels[.., 1..].ne(InstructionExample.Ignored).any().ToBoolean(),
                () => $"{name} {Guard.Shape(labels)} has no label behind the first token; expected one at least: "
                    + "the mean over no answer is not a number.",
                name);
        }

        /// <summary>Checks that there are rows, and that each holds its examples.</summary>
        /// <param name="rows">The argument.</param>
        /// <param name="length">The tokens of a row.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">
        /// There is no row, or one is too short, or an example is empty.
        /// </exception>
        public static void Fit(
            IReadOnlyList<IReadOnlyList<InstructionExample>> rows,
            long length,
            [CallerArgumentExpression(nameof(rows))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(rows, name);
            Require(rows.Count > 0, () => $"{name} is empty; expected one row at least.", name);
            foreach (var (r, row) in rows.Index())
            {
                Require(
                    row.Sum(example => (long)example.Length) <= length,
                    () => $"{name}[{r}] has {row.Sum(each => (long)each.Length)} tokens; expected at most {length}.",
                    name);
                Require(
                    row.All(example => example.Length > 0),
                    () => $"{name}[{r}] has an example without a token.",
                    name);
            }
        }

        /// <summary>Checks that no adapter of a model is merged.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="InvalidOperationException">One is.</exception>
        public static void NothingMerged(nn.Module model)
        {
            ArgumentNullException.ThrowIfNull(model);
            string? merged = model.named_modules()
                .FirstOrDefault(part => part.module is LoraLinear { Merged: true }).name;
            if (merged is not null)
            {
                throw new InvalidOperationException(
                    $"The adapter of {merged} is merged: its weight is a sum with the old one. Call Unmerge before.");
            }
        }

        /// <summary>
        /// Checks that an adapter has a tensor for each parameter that trains, of the same shape, and no other.
        /// </summary>
        /// <param name="adapter">The argument.</param>
        /// <param name="model">The model that it is put into.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">A name is missing, or left over, or a shape is another.</exception>
        public static void Adapter(
            IReadOnlyDictionary<string, Tensor> adapter,
            nn.Module model,
            [CallerArgumentExpression(nameof(adapter))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(adapter, name);
            var own = model.named_parameters().Where(each => each.parameter.requires_grad)
                .ToDictionary(each => each.name, each => (Tensor)each.parameter);
            foreach (string missing in own.Keys.Except(adapter.Keys))
            {
                throw new ArgumentException($"{name} has no {missing}, which the model trains.", name);
            }

            foreach (var (each, value) in adapter)
            {
                Require(own.ContainsKey(each), () => $"{name} has {each}, which the model does not train.", name);
                Require(
                    own[each].shape.SequenceEqual(value.shape),
                    () => $"{name} has {each} of shape {Guard.Shape(value)}; expected {Guard.Shape(own[each])}.",
                    name);
            }
        }
    }

    private static void Require(bool holds, Func<string> otherwise, string name)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise(), name);
        }
    }
}
