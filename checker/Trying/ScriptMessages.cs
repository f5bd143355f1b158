using System.Text.Json.Serialization;
using Katas.Checker.Running;

namespace Katas.Checker.Trying;

/// <summary>What the prompt asks of the child that runs scripts.</summary>
[JsonDerivedType(typeof(OpenLesson), "open")]
[JsonDerivedType(typeof(Evaluate), "evaluate")]
[JsonDerivedType(typeof(ListVariables), "variables")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
internal abstract record ScriptRequest;

/// <summary>Put a lesson in scope. A second time: in place of the first, with the variables that can be kept.</summary>
internal sealed record OpenLesson(LessonImages Images) : ScriptRequest;

/// <summary>Run some code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Width">How many columns what it gives may take.</param>
/// <param name="IsQuiet">Whether nothing that it writes is wanted.</param>
internal sealed record Evaluate(string Code, int Width, bool IsQuiet) : ScriptRequest;

/// <summary>Say which variables there are.</summary>
internal sealed record ListVariables : ScriptRequest;

/// <summary>Say how the name that ends at a position may go on.</summary>
internal sealed record Complete(string Code, int Position) : ScriptRequest;

/// <summary>Stop what is running. The only request that does not wait for the one before.</summary>
internal sealed record Interrupt : ScriptRequest;

/// <summary>A lesson, compiled for scripts.</summary>
/// <param name="Number">The lesson's number.</param>
/// <param name="Mine">The learner's code.</param>
/// <param name="MineSymbols">Its PDB.</param>
/// <param name="Reference">The reference, in a namespace of its own.</param>
/// <param name="ReferenceSymbols">Its PDB.</param>
/// <param name="Earlier">What scripts may see of the solutions: the lessons before this one.</param>
/// <param name="Usings">The directives that every script starts with.</param>
internal sealed record LessonImages(
    string Number, byte[] Mine, byte[] MineSymbols, byte[] Reference, byte[] ReferenceSymbols, byte[] Earlier, string Usings);

/// <summary>What that child says.</summary>
[JsonDerivedType(typeof(ScriptReady), "ready")]
[JsonDerivedType(typeof(ScriptBroken), "broken")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Wrote), "wrote")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(Compared), "compared")]
[JsonDerivedType(typeof(Evaluated), "evaluated")]
[JsonDerivedType(typeof(Variables), "variables")]
[JsonDerivedType(typeof(Completions), "completions")]
internal abstract record ScriptMessage;

/// <inheritdoc cref="IFirstWord"/>
internal sealed record ScriptReady(string? Problem = null) : ScriptMessage, IFirstWord;

/// <summary>The request could not be done.</summary>
internal sealed record ScriptBroken(string Reason) : ScriptMessage;

/// <summary>The lesson is in scope.</summary>
/// <param name="Lost">Variables, methods and types that could not be kept.</param>
internal sealed record Opened(IReadOnlyList<string> Lost) : ScriptMessage;

/// <summary>The script wrote to the console.</summary>
internal sealed record Wrote(string Text) : ScriptMessage;

/// <summary>The script wants a matrix drawn.</summary>
internal sealed record Shown(ProbePart Matrix, string Title) : ScriptMessage;

/// <summary>The script wants two tensors compared.</summary>
internal sealed record Compared(ProbePart Mine, ProbePart Expected) : ScriptMessage;

/// <summary>Which variables there are.</summary>
internal sealed record Variables(IReadOnlyList<ScriptVariableText> Items) : ScriptMessage;

/// <summary>How a name may go on: whole names, in order.</summary>
/// <param name="Start">Where the name begins.</param>
/// <param name="Names">The names.</param>
internal sealed record Completions(int Start, IReadOnlyList<string> Names) : ScriptMessage;

/// <summary>How a piece of code ended.</summary>
internal enum ScriptEnd
{
    Done,
    DoesNotCompile,
    Threw,
    Stopped,
}

/// <summary>A piece of code has been run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Value">What it gave; null if nothing.</param>
/// <param name="Declared">The variables that it declared.</param>
/// <param name="Problems">The compiler's errors.</param>
/// <param name="Failure">What it threw.</param>
internal sealed record Evaluated(
    ScriptEnd End,
    ScriptValue? Value,
    IReadOnlyList<ScriptVariableText> Declared,
    IReadOnlyList<ScriptProblem> Problems,
    ScriptFailure? Failure) : ScriptMessage;

/// <summary>A value as text.</summary>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Header">What is said before the value: type of value and shape. Empty for plain values.</param>
/// <param name="Body">The value.</param>
/// <param name="Shape">The shape of a tensor.</param>
internal sealed record ScriptValue(string Type, string Header, string Body, long[]? Shape = null);

/// <summary>A variable on one line.</summary>
internal sealed record ScriptVariableText(string Name, string Summary);

/// <summary>An error of the compiler, with advice where its message does not say it all. Lines and columns count from 0.</summary>
internal sealed record ScriptProblem(int Line, int Column, int Length, string Code, string Message, string? Advice = null);

/// <summary>An exception that was not caught.</summary>
/// <param name="Type">Its type's name.</param>
/// <param name="Message">What it says.</param>
/// <param name="Frames">Where it came from, the innermost first: only code with a file.</param>
internal sealed record ScriptFailure(string Type, string Message, IReadOnlyList<ScriptFrame> Frames);

/// <summary>A line on the way of an exception.</summary>
/// <param name="File">The file; empty for the script itself.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ScriptFrame(string File, int Line);
