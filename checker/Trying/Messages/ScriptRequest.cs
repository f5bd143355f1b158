using System.Text.Json.Serialization;

namespace Katas.Checker.Trying.Messages;

/// <summary>What the prompt asks of the child that runs scripts.</summary>
[JsonDerivedType(typeof(OpenLesson), "open")]
[JsonDerivedType(typeof(Evaluate), "evaluate")]
[JsonDerivedType(typeof(ListVariables), "variables")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
internal abstract record ScriptRequest;
