namespace Katas.Checker.Trying.Messages;

/// <summary>An error of the compiler, with advice where its message does not say it all. Lines and columns count from 0.</summary>
internal sealed record ScriptProblem(int Line, int Column, int Length, string Code, string Message, string? Advice = null);
