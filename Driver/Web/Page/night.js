// Before anything is painted: eyes that are used to the dark see no white flash of a page that learns late that it is night.

try { document.documentElement.classList.toggle("night", localStorage.getItem("night") === "1"); } catch { /* private windows remember nothing */ }
