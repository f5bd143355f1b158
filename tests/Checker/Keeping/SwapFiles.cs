namespace Katas.Tests.Checker.Keeping;

/// <summary>What an exercise folder holds, byte for byte.</summary>
internal static class SwapFiles
{
    public static Dictionary<string, string> Snapshot(SampleBook sample) =>
        Directory.GetFiles(sample.PathOf("exercises/91"), "*", SearchOption.AllDirectories)
            .ToDictionary(path => sample.Book.Relative(path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    /// <summary>All that the checker keeps, and the exercise: what can still be found after an accident.</summary>
    public static IReadOnlyList<string> Everything(SampleBook sample) =>
        [.. new[] { sample.Book.Keep, sample.PathOf("exercises/91") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)];

    /// <summary>What is nobody's work: it stands in the solution's folder.</summary>
    public static IReadOnlyList<string> Solution(SampleBook sample) =>
        [.. Directory.GetFiles(sample.PathOf("solutions/91"), "*.cs").Select(File.ReadAllText)];
}
