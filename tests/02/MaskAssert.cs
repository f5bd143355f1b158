using System.Diagnostics;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Tests;

/// <summary>Compares masks by what they do to scores, so that [5, 7] and [1, 1, 5, 7] are the same.</summary>
[StackTraceHidden]
internal static class MaskAssert
{
    /// <summary>Two masks agree once each is laid over scores of a shape.</summary>
    public static void Same(Tensor? actual, Tensor expected, long[] scores, string what, params Suspect[] suspects)
    {
        if (actual is null || actual.IsInvalid)
        {
            TensorAssert.Close(actual, expected, what);
            return;
        }

        bool fits = actual.dim() <= scores.Length
            && actual.shape.Reverse().Zip(scores.Reverse()).All(pair => pair.First == pair.Second || pair.First == 1);
        if (!fits)
        {
            Assert.Fail(
                $"{what}: shape seen {Guard.Shape(actual)}, which does not broadcast to scores of "
                + $"[{string.Join(", ", scores)}]; expected {Guard.Shape(expected)}."
                + (actual.dim() > scores.Length
                    ? $"\nLikely cause: the mask has {actual.dim()} dimensions and the scores {scores.Length}: an "
                        + "unsqueeze too many, on a mask that had its dimension for heads."
                    : "\nLikely cause: shapes are lined up from the right; one of the mask's dimensions stands at the "
                        + "wrong place."));
            return;
        }

        TensorAssert.Close(
            actual.expand(scores),
            expected.expand(scores),
            $"{what}, laid over scores",
            [.. suspects.Select(suspect => new Suspect(suspect.Lookalike.expand(scores), suspect.Cause))]);
    }
}
