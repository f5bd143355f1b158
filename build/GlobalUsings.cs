// The namespaces that every file of the workbook may use without naming them. The checker compiles this same file into
// each lesson.
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Threading;
global using System.Threading.Tasks;
