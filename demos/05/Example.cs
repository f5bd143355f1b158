namespace Katas.Lesson05.Demos;

/// <summary>A sentence as a model takes it.</summary>
/// <param name="Tokens">The token ids, <c>[CLS]</c> first.</param>
/// <param name="Labels">The labels' numbers: one, or one for each token.</param>
internal sealed record Example(long[] Tokens, long[] Labels);
