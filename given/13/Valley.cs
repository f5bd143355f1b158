namespace Katas.Lesson13;

/// <summary>The bottom of the losses at one budget.</summary>
/// <param name="Parameters">The number of parameters at which the loss would be lowest.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Measured">
/// Whether that lies between the smallest and the largest model. Beyond them it was not measured, but guessed.
/// </param>
public readonly record struct Valley(double Parameters, double Loss, bool Measured);
