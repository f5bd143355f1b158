using System.Text.Json.Serialization;

namespace Katas.Checker.Running.Messages;

/// <summary>A message from the child to the checker.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Probed), "probed")]
[JsonDerivedType(typeof(Viewed), "viewed")]
[JsonDerivedType(typeof(InitializersNamed), "initializers")]
[JsonDerivedType(typeof(VariantTried), "variant")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Broken), "broken")]
internal abstract record Message;
