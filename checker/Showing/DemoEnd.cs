namespace Katas.Checker.Showing;

/// <summary>How a demonstration ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Reason">Why it failed, where nobody saw it; null if it did not, or people read it on their terminal.</param>
internal sealed record DemoEnd(int ExitCode, string? Reason);
