using System.Text.Json.Serialization;

namespace Katas.Checker.Trying.Messages;

/// <summary>A message from the child that runs scripts.</summary>
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
