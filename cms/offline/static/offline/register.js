// The website can be read again without a connection, and be put on the start screen of a telephone.
navigator.serviceWorker?.register("/sw.js").catch(() => {});
