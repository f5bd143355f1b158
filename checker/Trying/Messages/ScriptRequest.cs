using System.Text.Json.Serialization;

namespace Katas.Checker.Trying.Messages;

/// <summary>A request from the prompt to the child that runs scripts.</summary>
[JsonDerivedType(typeof(OpenLesson), "open")]
[JsonDerivedType(typeof(Evaluate), "evaluate")]
[JsonDerivedType(typeof(ListVariables), "variables")]
[JsonDerivedType(typeof(Complete), "complete")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
internal abstract record ScriptRequest;
