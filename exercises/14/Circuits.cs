using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// The two questions that a head answers, each as one matrix from stream to stream: where it looks, and what it carries
/// from there. Elhage et al. 2021, section "Splitting attention head terms into circuits".
/// </summary>
public static class Circuits
{
    /// <summary>
    /// What a head adds where it looks: a token's vector <c>x</c>, seen with weight 1, adds <c>x · OV</c>, biases
    /// apart. Heads that share a key head share its value map; each has columns of the output map of its own.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="head">The head.</param>
    /// <returns>The matrix, <c>[width, width]</c>: from what is read to what is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    [KataTask("14.13")]
    public static Tensor OV(TransformerModel model, HeadId head)
    {
        Guard.Exists(head, model);

        throw new NotImplementedException("Task 14.13: what a head carries: OV");
    }

    /// <summary>
    /// Where a head looks: the score of a query's vector <c>x</c> and a key's <c>y</c> is <c>x · QK · y</c>, divided by
    /// the root of the head size, biases apart. With rotary positions there is such a matrix for each distance, as the
    /// query is turned by so much more than the key.
    /// </summary>
    /// <param name="model">The model, without QK-norm.</param>
    /// <param name="head">The head.</param>
    /// <param name="distance">How many tokens the query stands behind the key; without rotary positions it does not
    /// matter.</param>
    /// <returns>The matrix, <c>[width, width]</c>: the query's features by the key's.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such head, the distance is negative, or queries and keys are normalised.
    /// </exception>
    [KataTask("14.14")]
    public static Tensor QK(TransformerModel model, HeadId head, long distance = 0)
    {
        Guard.Exists(head, model);
        Guard.Bilinear(model);
        Guard.AtLeast(distance, 0);

        throw new NotImplementedException("Task 14.14: where a head looks: QK");
    }
}
