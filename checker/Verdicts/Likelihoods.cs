namespace Katas.Checker.Verdicts;

/// <summary>The likelihoods of findings of different kinds.</summary>
internal static class Likelihoods
{
    /// <summary>A mistake that gives the same everywhere.</summary>
    public const double Known = 1;

    /// <summary>A finding about the very line that the failed test's exception comes from.</summary>
    public const double OnTheLine = 0.95;

    /// <summary>One small change with which every test passes: it knows the place, where an error only knows where it shows.</summary>
    public const double Repair = 0.93;

    /// <summary>The meaning of an error that stops the code: the rest can't be seen before it is gone.</summary>
    public const double Error = 0.92;

    /// <summary>A rule that is wrong wherever it applies.</summary>
    public const double Sure = 0.9;

    /// <summary>Two small changes with which every test passes.</summary>
    public const double TwoRepairs = 0.85;

    /// <summary>A mistake recognised by exceptions alone: many roads lead to the same one.</summary>
    public const double Exceptions = 0.8;

    /// <summary>A rule that is wrong in most places.</summary>
    public const double Likely = 0.6;

    /// <summary>A small change that brings the code nearer: less than a mistake that explains as much.</summary>
    public const double Step = 0.42;

    /// <summary>A rule that asks for a look.</summary>
    public const double Possible = 0.3;

    /// <summary>The message of a failed test, if nothing else is known.</summary>
    public const double Invariant = 0.1;

    /// <summary>A rule that explains another failing test than the first.</summary>
    public const double OfAnotherTest = 0.08;

    /// <summary>The finding that nothing could be compared.</summary>
    public const double NotCompared = 0.05;

    /// <summary>
    /// A mistake that explains a share of the inputs on which it or the code goes wrong: less than one that explains all of them.
    /// </summary>
    public static double Part(int explained, int either) => 0.45 + (0.34 * explained / either);
}
