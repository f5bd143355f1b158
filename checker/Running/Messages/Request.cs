using System.Text.Json.Serialization;

namespace Katas.Checker.Running.Messages;

/// <summary>A request from the checker to its child.</summary>
[JsonDerivedType(typeof(RunTests), "tests")]
[JsonDerivedType(typeof(RunProbes), "probes")]
[JsonDerivedType(typeof(RunView), "view")]
[JsonDerivedType(typeof(RunVariants), "variants")]
[JsonDerivedType(typeof(StopVariants), "stop")]
[JsonDerivedType(typeof(NameInitializers), "initializers")]
internal abstract record Request;
